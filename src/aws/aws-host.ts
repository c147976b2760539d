/** Whether a host is AWS's own, for those who may not look into the tables themselves. */
export { isAwsHost } from "../knowledge/aws-hosts.js";
