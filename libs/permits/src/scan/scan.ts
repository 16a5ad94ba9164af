import { Inject, Injectable } from '@nestjs/common';
import { Clock, isoOf, Work, type Actor, type Instant, type Sql } from '@yby/platform';
import { parseCode } from '../credential/code-text';
import { CredentialRefusal } from '../credential/credential-refusal';
import { verifyNatively } from '../credential/native-verify';
import type { PermitCredential } from '../credential/permit-credential';
import { openCredential, type VerificationKey } from '../credential/verify-credential';
import { permitColumns, type StoredPermit } from '../permit/permit-row';
import { actsOn, effectiveAt } from '../permit/acts-on';
import { lineViews } from '../permit/read-permit';
import { isOfficer, sideOf } from '../permit/side-of';
import { SigningKeys } from '../permit/signing-keys';
import type { ScannedPermit, ScanVerdict, Verdict } from './scan-view';
import { verdictWords } from './verdict-words';

/**
 * 查验: signature, then status, then the clock; each failure by its own word. The public learns that a paper is genuine,
 * whose it is and until when; quantities and acts only its parties and officers (PIPL 6; reference, section 5.4).
 */
@Injectable()
export class Scan {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
  ) {}

  async scan(actor: Actor, text: string): Promise<ScanVerdict> {
    return this.work.read(async (sql) => {
      const now = await this.clock.nowIn(sql);
      const { verdict, permit } = await this.look(sql, text, now);
      return answer(verdict, now, permit ? shown(permit, actor, now) : undefined);
    });
  }

  /** The verdict on what was scanned or typed, and the permit that it speaks of, if there is one. */
  async look(sql: Sql, text: string, now: Instant): Promise<{ verdict: Verdict; permit: StoredPermit | null }> {
    const read = await this.readCode(text);
    if ('verdict' in read) return { verdict: read.verdict, permit: null };
    const permit = await find(sql, read);
    if (!permit) return { verdict: read.proven ? 'forged' : 'not_found', permit };
    const replaced = read.statusIndex !== undefined && BigInt(read.statusIndex) !== permit.status_index;
    return { verdict: replaced ? 'replaced' : effectiveAt(permit, now), permit };
  }

  private async readCode(text: string): Promise<Read> {
    try {
      const code = parseCode(text);
      if (code.kind === 'number') return { by: 'number', key: code.number, proven: false };
      // Whether it is in force already or still, the register says.
      const { permitId, statusIndex } = await this.prove(code.bytes);
      return { by: 'id', key: permitId, proven: true, statusIndex };
    } catch (error) {
      if (!(error instanceof CredentialRefusal)) throw error;
      return { verdict: refusalVerdict(error) };
    }
  }

  private async prove(bytes: Uint8Array): Promise<PermitCredential> {
    const open = (keys: readonly VerificationKey[]) => openCredential(bytes, keys, verifyNatively).credential;
    try {
      return open(await this.keys.keys());
    } catch (error) {
      // Perhaps another process has just brought the key into use.
      if (error instanceof CredentialRefusal && error.reason === 'unknown-key')
        return open(await this.keys.keys('anew'));
      throw error;
    }
  }
}

type Read =
  | { readonly verdict: Verdict }
  | {
      readonly by: 'id' | 'number';
      readonly key: string;
      readonly proven: boolean;
      /** Of the credential that was scanned: another one than the permit's own means that the paper was replaced. */
      readonly statusIndex?: number;
    };

function find(sql: Sql, read: Exclude<Read, { verdict: Verdict }>): Promise<StoredPermit | null> {
  return read.by === 'id'
    ? sql.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.id = $1`, [read.key])
    : sql.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.number = $1`, [read.key]);
}

function shown(permit: StoredPermit, actor: Actor, now: Instant): ScannedPermit {
  const known: ScannedPermit = {
    number: permit.number,
    kind: permit.kind,
    holderName: permit.holder.name,
    validFrom: permit.valid_from,
    validTo: permit.valid_to,
    issuingOrgan: permit.organ_name,
  };
  if (!isOfficer(actor) && sideOf(permit, actor) === null) return known;
  return {
    ...known,
    id: permit.id,
    counterpartyName: (permit.seller ?? permit.consignee)!.name,
    lines: lineViews(permit).map(({ substance, nameZh, nameEn, granted, remaining }) => ({
      substance,
      nameZh,
      nameEn,
      granted,
      remaining,
    })),
    acts: actsOn(permit, actor, now),
  };
}

function answer(verdict: Verdict, now: Instant, permit?: ScannedPermit): ScanVerdict {
  return {
    verdict,
    genuine: permit !== undefined,
    inForce: verdict === 'in_force',
    ...verdictWords[verdict],
    ...(permit ? { permit } : {}),
    asOf: isoOf(now),
  };
}

function refusalVerdict({ code, reason }: CredentialRefusal): Verdict {
  if (code === 'unknown_key') return code;
  if (code !== 'forged') return 'unreadable';
  return reason === 'wrong-issuer' ? 'wrong_authority' : 'altered';
}
