import { Command } from 'commander';
import { demoAccounts, demoCode } from '@yby/identity';
import { Clock, Vault, Work } from '@yby/platform/wiring';
import { play } from '../story/play';
import { settleCity } from '../story/settle-city';
import { withApp } from './with-app';

export function seedCommands(): Command[] {
  const seed = new Command('seed')
    .description(
      '建立演示城市，并通过 HTTP 接口把主线业务演一遍 / settle the demo city and play the main job through the API',
    )
    .requiredOption('--url <address>', '运行中的系统 / address of the running system')
    .action(async ({ url }: { url: string }) => {
      const begun = performance.now();
      const password = await withApp((app) => settleCity(app.get(Work), app.get(Vault)));
      if (!password) {
        console.log('演示城市已存在 / the demo city is there already');
        return;
      }
      await play(url.replace(/\/+$/, ''), password, (line) => console.log(line));
      console.log(`故事讲完，用时 ${((performance.now() - begun) / 1000).toFixed(1)} 秒 / story played`);
    });
  const demo = new Command('demo').description('演示账号 / demo logins').addCommand(
    new Command('accounts').option('--json', 'JSON').action(async ({ json }: { json?: boolean }) => {
      const accounts = await withApp((app) => app.get(Work).read((sql) => demoAccounts(sql)));
      if (json) console.log(JSON.stringify(accounts, null, 2));
      else
        for (const { username, password, name, place, story } of accounts)
          console.log(`${username.padEnd(12)} ${password}  ${name}  ${place}  ${story.zh}`);
    }),
  );
  demo.addCommand(
    new Command('code')
      .description('演示账号的下一个验证码 / the next code of a demo login')
      .argument('<username>')
      .action(async (username: string) => {
        const code = await withApp((app) =>
          app.get(Work).read((sql) => demoCode(sql, username, app.get(Clock).wall())),
        );
        if (code === null) {
          console.error('没有这个演示账号，或它不用验证码 / no such demo login, or it signs in without a code');
          process.exitCode = 1;
        } else console.log(code);
      }),
  );
  return [seed, demo];
}
