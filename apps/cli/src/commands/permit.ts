import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { publishedKeysOf, verifyPaper, type PaperVerdict } from '@yby/permits';
import { Clock, type Settings } from '@yby/platform';
import { instantOf } from '@yby/platform/contract';

/** 0 in force · 1 not to be accepted · 2 files or words that cannot be used · 3 genuine and within its dates, status unknown. */
const exits: Readonly<Record<PaperVerdict['verdict'], number>> = {
  in_force: 0,
  refused: 1,
  expired: 1,
  not_yet_valid: 1,
  invalid: 1,
  suspended: 1,
  used_up: 1,
  replaced: 1,
  status_unknown: 1,
  not_checked: 3,
  list_missing: 3,
  list_too_old: 3,
  list_from_future: 3,
};
const UNUSABLE = 2;

interface Words {
  readonly code: string;
  readonly keys?: string;
  readonly status?: string;
  readonly at?: string;
  readonly json?: boolean;
}

export function permitCommands(): Command {
  return new Command('permit').description('证件 / papers').addCommand(
    new Command('verify')
      .description('脱机核验一张证件，不用服务器和数据库 / verify a paper with files alone (docs/credential.md)')
      .requiredOption('--code <text>', '二维码内容 / what the code says')
      .option(
        '--keys <file>',
        '公钥：verify/keys 的 JSON 或 cose-keys；默认为本系统的 / published keys; our own unless told',
      )
      .option('--status <file>', '状态名单 / a status list, as served')
      .option('--at <time>', '核验时刻，默认现在 / the moment; now unless told')
      .option('--json', 'JSON')
      .action(async (words: Words) => {
        try {
          const verdict = await judge(words);
          if (words.json) console.log(JSON.stringify(verdict, null, 2));
          else console.log([verdict.verdict, verdict.reason, verdict.permit?.number].filter(Boolean).join('  '));
          process.exitCode = exits[verdict.verdict];
        } catch (error) {
          console.error((error as Error).message);
          process.exitCode = UNUSABLE;
        }
      }),
  );
}

async function judge({ code, keys, status, at }: Words): Promise<PaperVerdict> {
  const source = keys
    ? new Uint8Array(readFileSync(keys))
    : { folder: join(resolve(process.env.YBY_DATA || '.data'), 'keys') };
  const list = status ? new Uint8Array(readFileSync(status)) : null;
  const moment = at ? instantOf(at) : new Clock({ clock: 'wall' } as Settings).wall();
  return verifyPaper(code, await publishedKeysOf(source), list, moment);
}
