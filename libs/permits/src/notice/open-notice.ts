import { Inject, Injectable } from '@nestjs/common';
import { isoOf, SETTINGS, Vault, Work, type Caller, type Settings } from '@yby/platform';
import { noticePrintOf } from './notice-print';
import { getNotice } from './read-notices';
import { renderNoticePdf } from './render-notice-pdf';

/** A notice opened by a person of its addressee is delivered: the first opening of each is written down. */
@Injectable()
export class OpenNotice {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async pdf(caller: Caller, id: string): Promise<{ readonly number: string; readonly pdf: Buffer }> {
    const row = await this.work.run(caller, 'permits.open-notice', async (tx) => {
      const notice = await getNotice(tx, tx.actor, id);
      if (tx.actor.enterpriseId !== notice.enterprise_id) return notice;
      const first = await tx.execute(
        'INSERT INTO permits.notice_reading (notice_id, account_id, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [id, tx.actor.id, isoOf(tx.now)],
      );
      if (first > 0)
        tx.emit(
          'permits.notice-opened',
          { type: 'notice', id, version: 2, division: notice.division },
          { noticeId: id, noticeKind: notice.kind, applicationId: notice.application_id },
        );
      return notice;
    });
    return {
      number: row.number,
      pdf: await renderNoticePdf(noticePrintOf(row, this.vault, this.settings.publicUrl)),
    };
  }
}
