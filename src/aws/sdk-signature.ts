/** The part of the SDK that signs, apart so that the bundler can leave it unread until it is needed. */
export { Sha256Node as Sha256 } from "@smithy/core/checksum";
export { HttpRequest } from "@smithy/core/protocols";
export { SignatureV4 } from "@smithy/signature-v4";
