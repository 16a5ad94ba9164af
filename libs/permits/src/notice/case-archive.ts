import { Inject, Injectable } from '@nestjs/common';
import {
  FileStore,
  jsDateOf,
  SETTINGS,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type Instant,
  type Settings,
} from '@yby/platform';
import { ZipFile } from 'yazl';
import { getApplication, readApplication } from '../application/read-application';
import { noteCasePaper } from '../application/unmask';
import { permitHistory } from '../permit/permit-history';
import { readPermit } from '../permit/read-permit';
import { noticePrintOf } from './notice-print';
import { rowsOf } from './read-notices';
import { renderNoticePdf } from './render-notice-pdf';

/** Events that are the organ's own business: an export for the enterprise leaves them out. */
const INTERNAL = /^(claimed|released|reminder|overdue|handed-over|extend)/;

/**
 * 案卷: the whole case as one archive: what was filed, the checks as they were, what happened, every notice, the permit and
 * the attachments. The same case gives the same entries in the same order.
 */
@Injectable()
export class CaseArchive {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal platform.not-found for whoever is neither applicant nor officer of the case */
  async make(caller: Caller, id: string): Promise<{ readonly name: string; readonly zip: NodeJS.ReadableStream }> {
    const host = this.settings.publicUrl;
    const { row, now, application, notices, permit } = await this.work.run(
      caller,
      'permits.export-case',
      async (tx) => {
        const found = await getApplication(tx, tx.actor, id);
        await noteCasePaper(tx, this.vault, found, 'archive');
        tx.emit(
          'permits.case-exported',
          { type: 'case-export', id: tx.newId(), version: 1, division: found.division },
          { applicationId: id, number: found.number },
        );
        const ofPermit = found.permit_id
          ? {
              view: await readPermit(tx, tx.actor, { id: found.permit_id }, tx.now, host),
              history: await permitHistory(tx, this.vault, tx.actor, found.permit_id),
              printout: await tx.maybe<{ hash: string }>('SELECT hash FROM permits.printout WHERE permit_id = $1', [
                found.permit_id,
              ]),
            }
          : null;
        return {
          row: found,
          now: tx.now,
          application: await readApplication(tx, this.vault, tx.actor, id, tx.now),
          notices: await rowsOf(tx, id),
          permit: ofPermit,
        };
      },
    );
    const zip = new ZipFile();
    const at = (moment: Instant) => ({ mtime: jsDateOf(moment), mode: 0o100644 });
    const json = (name: string, value: unknown) =>
      zip.addBuffer(Buffer.from(`${JSON.stringify(value, null, 2)}\n`), name, at(row.submitted_at));
    const outside = caller.actor.enterpriseId !== null;
    const { precheck, events, acts: _, claim, ...filed } = application;
    json('application.json', outside ? filed : { ...filed, claim });
    json('checks.json', precheck);
    json('events.json', outside ? events.filter(({ act }) => !INTERNAL.test(act)) : events);
    json(
      'notices.json',
      notices.map(({ number, kind, issued_at: on, read_at: read, organ_name: organ }) => ({
        number,
        kind,
        organ,
        issuedOn: toPlainDate(on),
        readOn: read === null ? null : toPlainDate(read),
      })),
    );
    for (const [n, notice] of notices.entries())
      zip.addBuffer(
        await renderNoticePdf(noticePrintOf(notice, this.vault, host)),
        `notices/${String(n + 1).padStart(2, '0')}-${notice.kind}.pdf`,
        at(notice.issued_at),
      );
    if (permit) {
      const { acts: __, ...view } = permit.view;
      json('permit.json', view);
      json('permit-history.json', permit.history);
      if (permit.printout && (await this.files.size(permit.printout.hash)) !== null)
        zip.addReadStream(this.files.open(permit.printout.hash), 'permit.pdf', at(now));
    }
    const answered = row.forwarding?.answer ? [row.forwarding.answer] : [];
    for (const [n, { file, name }] of [...row.attachments, ...answered].entries())
      if ((await this.files.size(file)) !== null)
        zip.addReadStream(this.files.open(file), `attachments/${n + 1}-${safe(name)}`, at(row.submitted_at));
    zip.end();
    return { name: `${row.number}.zip`, zip: zip.outputStream };
  }
}

/** A file's name as an entry: no way out of the folder, nothing that a system cannot write. */
const safe = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._（）()-]+/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-100);
