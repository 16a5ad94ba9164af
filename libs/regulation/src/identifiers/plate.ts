// 机动车号牌, GA 36. No I and no O. A plate has no check character: only its form can be wrong. Plates of the army (军) and of
// the armed police (WJ) and those of farm machines stand elsewhere and are not taken here.
import type { EvidenceMark } from '@yby/platform/contract';
import { say, type Explanation } from './explanation';

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
const HEAD = `[${PROVINCES}][A-HJ-NP-Z]`;
const SIGN = '[A-HJ-NP-Z0-9]';

export const plateKinds = [
  'ordinary',
  'new_energy',
  'trailer',
  'training',
  'police',
  'hong_kong',
  'macao',
  'consulate',
  'embassy',
  'emergency',
] as const;
export type PlateKind = (typeof plateKinds)[number];

export interface PlateForm {
  readonly kind: PlateKind;
  readonly zh: string;
  readonly en: string;
  readonly example: string;
  readonly form: RegExp;
  /** How well the form is known. */
  readonly mark: EvidenceMark;
}

const plate = (
  kind: PlateKind,
  zh: string,
  en: string,
  example: string,
  form: string,
  mark: EvidenceMark,
): PlateForm => ({
  kind,
  zh,
  en,
  example,
  form: new RegExp(`^(?:${form})$`),
  mark,
});

export const plateForms: readonly PlateForm[] = [
  plate('ordinary', '普通', 'ordinary', '浙C12345', `${HEAD}${SIGN}{5}`, 'secondary'),
  plate(
    'new_energy',
    '新能源',
    'new energy',
    '浙CD12345',
    `${HEAD}(?:[A-HJK]${SIGN}\\d{4}|\\d{5}[A-HJK])`,
    'from memory',
  ),
  plate('trailer', '挂车', 'trailer', '浙C1234挂', `${HEAD}${SIGN}{4}挂`, 'from memory'),
  plate('training', '教练车', 'driving school', '浙C1234学', `${HEAD}${SIGN}{4}学`, 'from memory'),
  plate('police', '警车', 'police', '浙C1234警', `${HEAD}${SIGN}{4}警`, 'from memory'),
  plate('hong_kong', '香港入出境车', 'Hong Kong cross-border', '粤Z1234港', `粤Z${SIGN}{4}港`, 'from memory'),
  plate('macao', '澳门入出境车', 'Macao cross-border', '粤Z1234澳', `粤Z${SIGN}{4}澳`, 'from memory'),
  // Three digits of the state and two of the car; since 2018 with a letter of the city.
  plate('consulate', '领馆车', 'consulate', '沪22478领', `[${PROVINCES}](?:\\d{5}|[A-HJ-NP-Z]\\d{4})领`, 'from memory'),
  // 使 in front on older plates, at the end on newer ones.
  plate('embassy', '使馆车', 'embassy', '使014578', '使\\d{6}|\\d{6}使', 'from memory'),
  // 国家综合性消防救援: X for fire and rescue, S for forest fire.
  plate('emergency', '应急救援车', 'emergency rescue', '浙X0119应急', `[${PROVINCES}][XS]\\d{4}应急`, 'from memory'),
];

/** The kind of a plate, or null when it has no known form. */
export function plateKindOf(text: string): PlateKind | null {
  return plateForms.find(({ form }) => form.test(text))?.kind ?? null;
}

export function explainPlate(text: string): Explanation {
  if (plateKindOf(text)) return null;
  if (!PROVINCES.includes(text[0] ?? ' '))
    return say(
      '车牌号应以省份简称开头,例如 浙C12345',
      'a plate begins with the character of a province, e.g. 浙C12345',
    );
  if (/[IO]/.test(text)) return say('车牌号不使用字母 I 和 O', 'plates do not use the letters I and O');
  return say(
    '车牌号应为 浙C12345、新能源 浙CD12345 或挂车 浙C1234挂 的形式',
    'a plate looks like 浙C12345, new energy 浙CD12345, or trailer 浙C1234挂',
  );
}

export function isPlate(text: string): boolean {
  return plateKindOf(text) !== null;
}
