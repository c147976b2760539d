/** The codec of the SDK, for tests that speak for AWS. */
export { EventStreamCodec } from "@smithy/core/event-streams";
export { fromUtf8, toUtf8 } from "@smithy/core/serde";
