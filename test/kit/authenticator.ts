import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { encode } from 'cbor2';

interface Asked {
  readonly challenge: string;
}

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** A passkey in software (W3C Web Authentication, ES256, attestation `none`), honest unless a test makes it otherwise. */
export class Authenticator {
  readonly id = randomBytes(16);
  private readonly key: { publicKey: KeyObject; privateKey: KeyObject };
  counter = 1;

  constructor(
    readonly rpId = 'localhost',
    readonly origin = 'http://localhost:3000',
  ) {
    this.key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** The answer to creation options. */
  create({ challenge }: Asked, origin = this.origin): object {
    const { x, y } = this.key.publicKey.export({ format: 'jwk' });
    const cose = encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([this.head(0x45), Buffer.alloc(16), length, this.id, cose]);
    return {
      ...this.named(),
      response: {
        clientDataJSON: this.client('webauthn.create', challenge, origin),
        attestationObject: b64(encode({ fmt: 'none', attStmt: {}, authData: new Uint8Array(authData) })),
        transports: ['internal'],
      },
    };
  }

  /**
   * The answer to request options.
   * @param verified whether the device has made sure of its person
   */
  get({ challenge }: Asked, { origin = this.origin, verified = true } = {}): object {
    this.counter += 1;
    const authData = this.head(verified ? 0x05 : 0x01);
    const client = Buffer.from(this.client('webauthn.get', challenge, origin), 'base64url');
    const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), this.key.privateKey);
    return {
      ...this.named(),
      response: { clientDataJSON: b64(client), authenticatorData: b64(authData), signature: b64(signature) },
    };
  }

  private named() {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {} };
  }

  private head(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(this.rpId), Buffer.from([flags]), counter]);
  }

  private client(type: string, challenge: string, origin: string): string {
    return b64(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  }
}
