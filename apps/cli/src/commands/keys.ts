import { Command, Option } from 'commander';
import { SigningKeys } from '@yby/permits';
import { signatureAlgs, type SignatureAlg } from '@yby/permits/contract';
import { Ports, Vault, SEAL_OLD_PORT, type SealOld } from '@yby/platform';
import { instantOf, isoOf, type Instant } from '@yby/platform/contract';
import { Clock, rotateVault, systemCaller, Work } from '@yby/platform/wiring';
import { withApp } from './with-app';

/** Scanners without network must have learnt a key before it signs. */
const LEAD_MS = 48 * 3_600_000;

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
      new Command('rotate-signing')
        .description('签发密钥轮换：先公布，到时启用 / a new signing key, published now and used later')
        .option('--from <time>', '启用时刻（ISO 8601，默认 48 小时后）/ from when it signs; in 48 hours unless told')
        .addOption(new Option('--alg <alg>', '算法 / algorithm').choices(signatureAlgs).default('EdDSA'))
        .option('--organ <digits>', '仅供此行政区划开头的机关 / only for organs whose division begins so, e.g. 3303')
        .action(async ({ from, alg, organ }: { from?: string; alg: SignatureAlg; organ?: string }) => {
          if (organ !== undefined && !/^\d{2,12}$/.test(organ)) throw new RangeError('--organ 3303');
          const keys = await withApp((app) => {
            const at = from ? instantOf(from) : ((app.get(Clock).wall() + LEAD_MS) as Instant);
            return app.get(SigningKeys).rotate({ from: at, alg, organ: organ ?? null });
          });
          for (const key of keys)
            console.log(
              `${key.kid}  ${key.alg}  ${key.organ ?? '*'}  ${isoOf(key.from)} — ${key.to ? isoOf(key.to) : ''}`,
            );
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
