import { Command } from 'commander';
import { whyOfNumber } from '@yby/permits';
import { Work } from '@yby/platform/wiring';
import { LawBook } from '@yby/regulation';
import { withApp } from './with-app';

interface Point {
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

export function lawCommands(): Command {
  return new Command('law').description('法规数据 / the law').addCommand(
    new Command('replay')
      .description('用办理当时的法规数据版次再答一次 / say a case’s answer again with the edition it was decided with')
      .requiredOption('--application <number>', '受理编号 / number of the application')
      .option('--json', 'JSON')
      .action(async ({ application, json }: { application: string; json?: boolean }) => {
        const why = await withApp((app) =>
          app.get(Work).read((sql) => whyOfNumber(sql, app.get(LawBook), application)),
        );
        if (json) console.log(JSON.stringify(why, null, 2));
        else {
          const { outcome, instrument, because } = why.answered as {
            outcome: string;
            instrument: string;
            because: Point[];
          };
          console.log(`${why.number}  ${outcome} ${instrument}  (第 ${why.edition} 版 / edition ${why.edition})`);
          for (const { rule, zh, en } of because) console.log(`  ${rule}  ${zh} / ${en}`);
          console.log(
            why.same ? '再答一致 / the same again' : `再答不一致 / NOT the same: ${why.differing.join(', ')}`,
          );
          if (why.differingNow.length)
            console.log(
              `现行第 ${why.editionNow} 版的不同之处 / the edition in use differs in: ${why.differingNow.join(', ')}`,
            );
        }
        if (!why.same) process.exitCode = 1;
      }),
  );
}
