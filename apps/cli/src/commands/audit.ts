import { Command } from 'commander';
import { Clock, verifyJournal, Work } from '@yby/platform/wiring';
import { withApp } from './with-app';

const SETTLE_MS = 30_000;

export function auditCommands(): Command {
  return new Command('audit').description('日志审计 / the journal').addCommand(
    new Command('verify')
      .description('重新计算全部日志的叶、根和链头 / compute every leaf, root and head again')
      .option('--head <hex>', '外部留存的链头 / a head kept outside the database')
      .option('--json', 'JSON')
      .action(async ({ head, json }: { head?: string; json?: boolean }) => {
        const verdict = await withApp((app) =>
          app
            .get(Work)
            .read((sql) => verifyJournal(sql, { headKnown: head, settledBefore: app.get(Clock).wall() - SETTLE_MS })),
        );
        if (json) console.log(JSON.stringify(verdict, null, 2));
        else {
          console.log(verdict.clean ? '完好 / clean' : '不符 / NOT CLEAN');
          console.log(
            `${verdict.batches} 批 batches, ${verdict.rows} 行 rows, ${verdict.unsealed} 未封 unsealed, head ${verdict.head ?? '—'}`,
          );
          for (const { zh, en, batch } of verdict.flaws) console.log(`  ${batch ? `#${batch} ` : ''}${zh} / ${en}`);
        }
        if (!verdict.clean) process.exitCode = 1;
      }),
  );
}
