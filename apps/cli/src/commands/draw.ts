import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { verifyDraw, type PublishedDraw } from '@yby/inspection/contract';

/** 0 anybody gets the same · 1 something differs · 2 the file cannot be read. */
export function drawCommands(): Command {
  return new Command('draw').description('抽查 / draws').addCommand(
    new Command('verify')
      .description(
        '重算一次公布的抽取，不用服务器和数据库 / repeat a published draw with its file alone (docs/draw.md)',
      )
      .argument('<file>', '公布的 JSON / the published JSON')
      .option('--json', 'JSON')
      .action((file: string, { json }: { json?: boolean }) => {
        let published: PublishedDraw;
        try {
          published = JSON.parse(readFileSync(file, 'utf8')) as PublishedDraw;
        } catch (error) {
          console.error((error as Error).message);
          process.exitCode = 2;
          return;
        }
        const findings = verifyDraw((text) => createHash('sha256').update(text).digest('hex'), published);
        if (json) console.log(JSON.stringify({ ok: findings.length === 0, findings }, null, 2));
        else if (findings.length === 0) console.log('一致：重算的结果与公布的相同 / the same comes out');
        else for (const { code, zh, en } of findings) console.log(`${code}  ${zh} / ${en}`);
        process.exitCode = findings.length === 0 ? 0 : 1;
      }),
  );
}
