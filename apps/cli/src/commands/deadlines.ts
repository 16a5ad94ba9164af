import { Command } from 'commander';
import { failedDeadlines, redriveDeadlines, systemCaller, Work } from '@yby/platform/wiring';
import { isoOf, type Instant } from '@yby/platform/contract';
import { withApp } from './with-app';

export function deadlineCommands(): Command {
  return new Command('deadlines')
    .description('到期事项 / deadlines and reminders')
    .addCommand(
      new Command('failed')
        .description('列出办理失败、尚未触发的到期事项 / list those whose handler has failed')
        .option('--json', 'JSON')
        .action(async ({ json }: { json?: boolean }) => {
          const rows = await withApp((app) => app.get(Work).read((sql) => failedDeadlines(sql)));
          if (json) console.log(JSON.stringify(rows, null, 2));
          else
            for (const { kind, subjectType, subjectId, at, failures, givenUp, lastError } of rows)
              console.log(
                [
                  kind,
                  `${subjectType} ${subjectId}`,
                  isoOf(at as Instant),
                  failures,
                  givenUp ? '已放弃 given up' : '',
                  lastError,
                ].join('\t'),
              );
          if (!json && rows.length === 0) console.log('没有 / none');
        }),
    )
    .addCommand(
      new Command('redrive').description('重新办理全部失败的到期事项 / try all failed ones anew').action(async () => {
        const count = await withApp((app) =>
          app.get(Work).run(systemCaller('operator'), 'platform.redrive', (tx) => redriveDeadlines(tx)),
        );
        console.log(`${count} 件重新办理 / tried anew`);
      }),
    );
}
