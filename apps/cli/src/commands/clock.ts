import { Command } from 'commander';
import { Clock, systemCaller, Work } from '@yby/platform/wiring';
import { instantOf, isoOf } from '@yby/platform/contract';
import { withApp } from './with-app';

export function clockCommands(): Command {
  return new Command('clock')
    .description('系统时钟 / the one clock')
    .addCommand(
      new Command('now').description('显示 / show').action(async () => {
        console.log(await withApp((app) => app.get(Work).read(async (sql) => isoOf(await app.get(Clock).nowIn(sql)))));
      }),
    )
    .addCommand(
      new Command('set')
        .description('设置模拟时钟（YBY_CLOCK=simulated），只能向前 / move the simulated clock forward')
        .argument('<instant>', 'ISO 8601')
        .action(async (text: string) => {
          await withApp((app) =>
            app
              .get(Work)
              .run(systemCaller('operator'), 'platform.set-clock', (tx) => app.get(Clock).setIn(tx, instantOf(text))),
          );
          console.log(text);
        }),
    );
}
