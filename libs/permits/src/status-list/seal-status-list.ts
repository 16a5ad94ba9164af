import { deflateSync } from 'node:zlib';
import type { Instant } from '@yby/platform/contract';
import { algorithms } from '../credential/algorithms';
import { bytesToSign, HEADER_ALG, HEADER_KID, HEADER_TYP, writeSign1 } from '../credential/cose-sign1';
import { kidToBytes, type Signer } from '../credential/seal-credential';
import { encodeNamed, encodeStrict } from '../credential/strict-cbor';
import { EXP, IAT, pathOfChunk, STATUS_LIST, STATUS_LIST_TYPE, SUB, TTL } from './open-status-list';
import { STATUS_BITS, STATUS_LIFE, STATUS_TTL } from './status-values';

/** A status list in the making. */
export interface StatusListFacts {
  readonly chunk: number;
  /** Packed statuses, the whole chunk. */
  readonly statuses: Uint8Array;
  readonly publicUrl: string;
  readonly issuedAt: Instant;
}

/** Signs one list (CWT form of the draft). Its `typ` keeps it from ever passing for a permit. Server side only. */
export async function sealStatusList(facts: StatusListFacts, signer: Signer): Promise<Uint8Array> {
  const iat = Math.floor(facts.issuedAt / 1000);
  const payload = encodeNamed(
    new Map<number, unknown>([
      [SUB, `${facts.publicUrl}${pathOfChunk(facts.chunk)}`],
      [EXP, iat + STATUS_LIFE],
      [IAT, iat],
      [
        STATUS_LIST,
        new Map<string, unknown>([
          ['bits', STATUS_BITS],
          ['lst', new Uint8Array(deflateSync(facts.statuses, { level: 9 }))],
        ]),
      ],
      [TTL, STATUS_TTL],
    ]),
  );
  const header = encodeStrict(
    new Map<number, unknown>([
      [HEADER_ALG, algorithms[signer.alg].cose],
      [HEADER_KID, kidToBytes(signer.kid)],
      [HEADER_TYP, STATUS_LIST_TYPE],
    ]),
  );
  return writeSign1(header, payload, await signer.sign(bytesToSign(header, payload)));
}
