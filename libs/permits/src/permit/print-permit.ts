import { Inject, Injectable } from '@nestjs/common';
import { citySettingsOn } from '@yby/identity';
import {
  FileStore,
  isoOf,
  PaperSeal,
  platformRefusal,
  SETTINGS,
  toPlainDate,
  Vault,
  type JournalEvent,
  type Listener,
  type Settings,
  type Sql,
  type Tx,
} from '@yby/platform';
import { endOfDay } from '@yby/platform/contract';
import { divisionName } from '@yby/regulation';
import { maskIdNumber, maskPhone } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { openHandler, type Handler } from '../application/handler';
import type { NationalJson } from '../national/national-row';
import { encodeCode } from '../credential/code-text';
import { renderPermitPdf } from '../print/render-permit-pdf';
import type { PermitPrint } from '../print/permit-print';
import { unprintableOf } from '../print/unprintable';
import { linesOf, permitColumns, type StoredPermit } from './permit-row';

/** Makes the PDF from the permit's row: pure and repeatable, so that doing it twice changes nothing but the signature. */
@Injectable()
export class PrintPermit implements Listener {
  constructor(
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(PaperSeal) private readonly seal: PaperSeal,
  ) {}

  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    const permit = await forPrint(tx, String(event.facts.permitId));
    if (!permit) throw platformRefusal('not-found');
    const record = await recordOf(tx, permit, this.vault, this.settings);
    // Whoever asks for the paper is told which character it wants; trying again would not help.
    if (unprintableOf(record).length > 0) return;
    const hash = await this.files.put(await this.seal.sign(await renderPermitPdf(record, { signedAt: tx.now })));
    await tx.execute(
      `INSERT INTO permits.printout (permit_id, hash, made_at) VALUES ($1, $2, $3)
       ON CONFLICT (permit_id) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at`,
      [permit.id, hash, isoOf(tx.now)],
    );
  }
}

export type PrintedPermit = StoredPermit & { readonly national: NationalJson | null };

/** The permit with all that its print-out says, in one statement. */
export function forPrint(sql: Sql, id: string): Promise<PrintedPermit | null> {
  return sql.maybe<PrintedPermit>(
    `SELECT ${permitColumns}, (SELECT to_jsonb(n) FROM permits.national_record n WHERE n.id = p.id) AS national
     FROM permits.permit p WHERE p.id = $1`,
    [id],
  );
}

/** With what the city had set for its papers on the day of issue. */
export async function recordOf(
  sql: Sql,
  permit: PrintedPermit,
  vault: Vault,
  settings: Pick<Settings, 'publicUrl' | 'papers'>,
): Promise<PermitPrint> {
  const city = await citySettingsOn(sql, permit.division, toPlainDate(permit.issued_at));
  const record = printOf(permit, openHandler(vault, permit.handler), settings);
  return city ? { ...record, sealText: city.sealText } : record;
}

/** What stands on the print-out. Personal data masked: the full number never reaches the printer. */
function printOf(
  permit: PrintedPermit,
  handler: Handler,
  { publicUrl, papers }: Pick<Settings, 'publicUrl' | 'papers'>,
): PermitPrint {
  const counterparty = (permit.seller ?? permit.consignee)!;
  return {
    number: permit.number,
    kind: permit.kind,
    uses: permit.multi_use ? 'multi' : 'one',
    ...(permit.edition > 1 ? { edition: permit.edition } : {}),
    holder: {
      name: permit.holder.name,
      uscc: permit.holder.uscc,
      address: permit.holder.address,
      legalRepresentative: permit.holder.legalRep,
    },
    handler: {
      name: handler.name,
      maskedId: maskIdNumber(handler.idNumber),
      phone: maskPhone(handler.phone),
    },
    counterparty: { name: counterparty.name, uscc: counterparty.uscc },
    ...(permit.carrier ? { carrier: { name: permit.carrier.name, uscc: permit.carrier.uscc } } : {}),
    ...(permit.consignee
      ? {
          route: {
            from: divisionName(permit.holder.division, 'zh'),
            to: divisionName(permit.consignee.division, 'zh'),
          },
        }
      : {}),
    lines: linesOf(permit).map(({ substance, unit, granted, use }) => {
      const { nameZh, nameEn, category } = substanceOf(substance);
      return { nameZh, nameEn, category, unit, amount: granted, use };
    }),
    issuedAt: permit.issued_at,
    validFrom: permit.issued_at,
    validTo: endOfDay(permit.valid_to),
    issuingOrgan: permit.organ_name,
    code: encodeCode(permit.credential, publicUrl),
    redemptions: [],
    ...(papers === 'mirror' ? { mirror: true, ...nationalOf(permit.national) } : {}),
  };
}

const nationalOf = (row: NationalJson | null): Pick<PermitPrint, 'national'> =>
  row?.national_number && row.registered_on ? { national: { number: row.national_number, on: row.registered_on } } : {};
