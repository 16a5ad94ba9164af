/** SHA-256 of a text's UTF-8 bytes as 64 lower-case hex digits: whoever calls brings it, a server its own, a browser a library. */
export type Sha256 = (text: string) => string;

export const HEX64 = /^[0-9a-f]{64}$/;
