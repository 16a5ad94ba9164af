import type { Tx } from '@yby/platform';
import { endOfDay, type Instant, type PlainDate, type QuantityUnit } from '@yby/platform/contract';
import type { PermitKind } from '../application/application-input';
import { NATURAL_PERSON, toCredentialPrecision } from '../credential/permit-credential';
import { sealCredential } from '../credential/seal-credential';
import type { SigningKeys } from './signing-keys';

export interface ToSeal {
  readonly permitId: string;
  readonly number: string;
  readonly kind: PermitKind;
  readonly division: string;
  readonly holder: { readonly uscc: string };
  readonly counterparty: { readonly uscc: string };
  readonly carrier: { readonly uscc: string } | null;
  readonly lines: readonly { readonly substance: string; readonly unit: QuantityUnit; readonly amount: bigint }[];
  readonly multiUse: boolean;
  /** In force from the moment of decision until the end of the last day. */
  readonly validFrom: Instant;
  readonly validTo: PlainDate;
  readonly status: number;
}

/** The signed credential of a permit as of now, with the key in use. */
export async function sealPermit(
  tx: Tx,
  keys: SigningKeys,
  {
    permitId,
    number,
    kind,
    division,
    holder,
    counterparty,
    carrier,
    lines,
    multiUse,
    validFrom,
    validTo,
    status,
  }: ToSeal,
): Promise<{ readonly kid: string; readonly credential: Uint8Array }> {
  const signer = await keys.signer(tx.now, division);
  const credential = await sealCredential(
    toCredentialPrecision({
      permitId,
      number,
      kind,
      organ: division,
      holder: holder.uscc || NATURAL_PERSON,
      counterparty: counterparty.uscc || NATURAL_PERSON,
      ...(carrier ? { carrier: carrier.uscc } : {}),
      lines,
      uses: multiUse ? 'multi' : 'one',
      issuedAt: tx.now,
      validFrom,
      validTo: endOfDay(validTo),
      statusIndex: status,
    }),
    signer,
  );
  return { kid: signer.kid, credential };
}
