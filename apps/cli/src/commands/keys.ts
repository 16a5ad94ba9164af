import { Command } from 'commander';
import { Ports, Vault, SEAL_OLD_PORT, type SealOld } from '@yby/platform';
import { rotateVault, systemCaller, Work } from '@yby/platform/wiring';
import { withApp } from './with-app';

export function keyCommands(): Command {
  return new Command('keys')
    .description('密钥 / keys')
    .addCommand(
      new Command('rotate-vault')
        .description('个人信息今后以新的数据密钥加密，旧密文照常可读 / a new data key for what is sealed from now on')
        .action(async () => {
          const kid = await withApp((app) =>
            app
              .get(Work)
              .run(systemCaller('operator'), 'platform.rotate-vault', async (tx) => rotateVault(tx, app.get(Vault))),
          );
          console.log(`${kid} 自现在起使用；请备份 YBY_DATA/keys / in use from now on; back up YBY_DATA/keys`);
        }),
    )
    .addCommand(
      new Command('seal-old')
        .description(
          '把旧版本明文保存的个人信息加密；可重复、可中断 / seal what an earlier version stored in the clear',
        )
        .action(async () => {
          await withApp(async (app) => {
            for (const part of app.get(Ports).all<SealOld>(SEAL_OLD_PORT))
              console.log(`${await part.sealOld()}  ${part.what.zh} / ${part.what.en}`);
          });
        }),
    );
}
