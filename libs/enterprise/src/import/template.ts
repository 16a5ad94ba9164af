import { countiesOf, substancesOn } from '@yby/regulation/contract';
import type { PlainDate } from '@yby/platform/contract';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { MOST_UNITS } from './bounds';
import { importSheets, kindWords, letterOf, licenceWords, sheetKeys, unitWords } from './import-columns';

const HEAD = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6F0FF' } } } as const;

/**
 * An empty workbook to be filled in: the four sheets with drop-downs, and a fifth that explains each column and shows an
 * example. That one is not read, so nobody has to delete it.
 */
export async function importTemplate(area: string, today: PlainDate): Promise<Buffer> {
  const choices: Readonly<Record<string, readonly string[]>> = {
    'unit.division': countiesOf(area).map(({ zh }) => zh),
    'site.division': countiesOf(area).map(({ zh }) => zh),
    'unit.kinds': Object.values(kindWords),
    'licence.kind': Object.values(licenceWords),
    'need.substance': substancesOn(today).map(({ nameZh }) => nameZh),
    'need.unit': Object.values(unitWords),
  };
  const listed = Object.entries(choices).filter(([, values]) => values.length > 0);
  const sheets: WriteSheet[] = sheetKeys.map((key) => {
    const { zh, columns } = importSheets[key];
    return {
      name: zh,
      // As text, or Excel turns codes and numbers of papers into figures.
      columns: columns.map(({ zh: header, required, most }) => ({
        header: required ? `${header} *` : header,
        width: Math.min(40, Math.max(14, most / 4, header.length * 2 + 4)),
        numFmt: '@',
      })),
      rows: [columns.map(({ zh: header, required }) => (required ? `${header} *` : header))],
      freezePane: { rows: 1 },
      dataValidations: columns.flatMap((column, place) => {
        const at = listed.findIndex(([name]) => name === `${key}.${column.key}`);
        if (at < 0) return [];
        const letter = letterOf(at);
        return {
          type: 'list' as const,
          // Longer lists than Excel takes in a rule stand in a sheet of their own.
          formula1: `'选项'!$${letter}$2:$${letter}$${listed[at]![1].length + 1}`,
          allowBlank: true,
          showErrorMessage: true,
          // Several kinds may be joined by 、: a warning, no stop.
          errorStyle: 'warning' as const,
          errorTitle: column.zh,
          errorMessage: column.hintZh || '请从列表中选择',
          range: `${letterOf(place)}2:${letterOf(place)}${MOST_UNITS + 1}`,
        };
      }),
    };
  });
  const help = [
    ['工作表', '列', '是否必填', '怎样填', '示例'],
    ...sheetKeys.flatMap((key) =>
      importSheets[key].columns.map(({ zh, required, hintZh, example }) => [
        importSheets[key].zh,
        zh,
        required ? '必填' : '选填',
        hintZh,
        example,
      ]),
    ),
    [],
    ['说明', '“单位”以外的表用统一社会信用代码对应“单位”表中的单位；本表和“选项”表不会被读取。'],
  ];
  sheets.push({
    name: '填写说明',
    rows: help,
    columns: [{ width: 12 }, { width: 20 }, { width: 10 }, { width: 40 }, { width: 40 }],
    freezePane: { rows: 1 },
  });
  const longest = Math.max(...listed.map(([, values]) => values.length));
  sheets.push({
    name: '选项',
    rows: [
      listed.map(([name]) => columnName(name)),
      ...Array.from({ length: longest }, (_, i) => listed.map(([, values]) => values[i] ?? null)),
    ],
    columns: listed.map(() => ({ width: 28 })),
  });
  for (const sheet of sheets)
    sheet.cells = new Map((sheet.rows![0] ?? []).map((_, i) => [`0,${i}`, { style: HEAD }] as const)) as never;
  return Buffer.from(await writeXlsx({ sheets }));
}

function columnName(name: string): string {
  const [sheet, key] = name.split('.') as [keyof typeof importSheets, string];
  return `${importSheets[sheet].zh}·${importSheets[sheet].columns.find((column) => column.key === key)!.zh}`;
}
