import { Command } from 'commander';
import { deadDeliveries, redrive, systemCaller, Work } from '@yby/platform/wiring';
import { withApp } from './with-app';

export function deliveryCommands(): Command {
  return new Command('deliveries')
    .description('事件投递 / deliveries of events to listeners')
    .addCommand(
      new Command('dead')
        .description('列出已放弃的投递 / list those that were given up')
        .option('--json', 'JSON')
        .action(async ({ json }: { json?: boolean }) => {
          const rows = await withApp((app) => app.get(Work).read((sql) => deadDeliveries(sql)));
          if (json) console.log(JSON.stringify(rows, null, 2));
          else
            for (const row of rows)
              console.log(`${row.id}\t${row.listener}\t${row.event}\t${row.failures}\t${row.lastError ?? ''}`);
          if (!json && rows.length === 0) console.log('没有 / none');
        }),
    )
    .addCommand(
      new Command('redrive')
        .description('重新投递已放弃的 / hand dead deliveries on again')
        .argument('[id...]', '编号；不写则全部 / ids; all when absent')
        .action(async (ids: string[]) => {
          const count = await withApp((app) =>
            app.get(Work).run(systemCaller('operator'), 'platform.redrive', (tx) => redrive(tx, ids)),
          );
          console.log(`${count} 件重新投递 / handed on again`);
        }),
    );
}
