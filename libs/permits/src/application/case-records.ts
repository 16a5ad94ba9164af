import { Injectable } from '@nestjs/common';
import {
  addMonths,
  isoOf,
  KeptRecords,
  toPlainDate,
  type Actor,
  type DataFate,
  type Instant,
  type OwnSection,
  type Retention,
  type Sql,
} from '@yby/platform';

const scans = { zh: '扫码查验记录（含时间和所在位置）', en: 'scans, with time and place' };
const MOST = 500;

interface ScanRow {
  readonly at: Instant;
  readonly shown: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** How long the records of a person's acts are kept after the person has left. */
@Injectable()
export class CaseRecords extends KeptRecords {
  protected readonly module = 'permits';
  protected readonly retention: Retention = {
    what: {
      zh: '案卷：申请、证件和核销（含其中经办人的信息）',
      en: 'case files: applications, permits, deliveries, with the handlers named in them',
    },
    years: 10,
    rule: '机关文件材料归档和文书档案保管期限规定',
    mark: 'from memory',
  };

  override async own(sql: Sql, actor: Actor): Promise<OwnSection[]> {
    const rows = await sql.rows<ScanRow>(
      `SELECT scanned_at AS at, shown, latitude, longitude FROM permits.scan
       WHERE scanned_by = $1 ORDER BY recorded_at DESC, id DESC LIMIT ${MOST}`,
      [actor.id],
    );
    return [
      ...(await super.own(sql, actor)),
      { what: scans, rows: rows.map(({ at, ...row }) => ({ at: isoOf(at), ...row })) },
    ];
  }

  override async fates(sql: Sql, actor: Actor): Promise<DataFate[]> {
    const fates = await super.fates(sql, actor);
    const last = await sql.maybe<{ at: Instant }>(
      'SELECT recorded_at AS at FROM permits.scan WHERE scanned_by = $1 ORDER BY recorded_at DESC LIMIT 1',
      [actor.id],
    );
    if (!last) return fates;
    const { years, rule, mark } = this.retention;
    const until = addMonths(toPlainDate(last.at), years * 12);
    return [...fates, { what: scans, fate: 'kept', rule, mark, until, named: true }];
  }
}
