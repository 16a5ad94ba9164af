// Other names under which people know the substances of the catalogue: for finding an entry, never for deciding the law.
// Who types one of these gets the entry shown with its listed name and chooses it. One name may lead to two entries: 苯丙酮
// is 1-苯基-1-丙酮, and in police speech 1-苯基-2-丙酮. Marks: 'secondary' stands in the notes of our catalogue or was seen in
// published lists; the rest is from memory.
import type { EvidenceMark } from '@yby/platform/contract';

export type AliasKind = 'alias' | 'abbreviation' | 'english' | 'cas';

export interface Alias {
  readonly code: string;
  readonly text: string;
  readonly kind: AliasKind;
  readonly mark: EvidenceMark;
}

interface Known {
  /** Seen: 'secondary'. */
  readonly seen?: readonly string[];
  /** From memory. */
  readonly names?: readonly string[];
  readonly english?: readonly string[];
  readonly abbr?: readonly string[];
  /** CAS numbers of salts and members beside those of the catalogue. */
  readonly cas?: readonly string[];
}

const known: Readonly<Record<string, Known>> = {
  'PC1-01': {
    names: ['苯基丙酮', '苯丙酮', '苄基甲基酮', '甲基苄基酮'],
    english: ['phenylacetone', 'benzyl methyl ketone', 'phenyl-2-propanone'],
    abbr: ['P2P', 'BMK'],
  },
  'PC1-02': {
    names: ['胡椒基甲基酮', '3,4-亚甲二氧基苯基丙酮'],
    english: ['piperonyl methyl ketone', '3,4-methylenedioxyphenylacetone'],
    abbr: ['MDP2P', 'PMK'],
  },
  'PC1-03': {
    seen: ['洋茉莉醛'],
    names: ['3,4-亚甲二氧基苯甲醛', '氧化胡椒醛'],
    english: ['heliotropin', 'heliotropine', '3,4-methylenedioxybenzaldehyde'],
  },
  'PC1-04': { names: ['黄樟脑', '黄樟油素'], english: ['shikimol', '5-allyl-1,3-benzodioxole'] },
  'PC1-05': { names: ['黄樟精油'], english: ['sassafras oil', 'oil of sassafras'] },
  'PC1-06': { names: ['异黄樟脑', '异黄樟油素'], english: ['5-propenyl-1,3-benzodioxole'] },
  'PC1-07': {
    seen: ['N-乙酰邻氨基苯甲酸'],
    names: ['2-乙酰氨基苯甲酸', '邻乙酰氨基苯甲酸'],
    english: ['2-acetamidobenzoic acid'],
  },
  'PC1-08': { names: ['氨茴酸', '2-氨基苯甲酸'], english: ['2-aminobenzoic acid', 'o-aminobenzoic acid'] },
  'PC1-09': { english: ['D-lysergic acid'] },
  'PC1-10': { names: ['酒石酸麦角胺'], english: ['ergotamine tartrate'], cas: ['379-79-3'] },
  'PC1-11': {
    names: ['马来酸麦角新碱'],
    english: ['ergonovine', 'ergobasine', 'ergometrine maleate'],
    cas: ['129-51-1'],
  },
  'PC1-12': {
    names: [
      '麻黄素',
      '麻黄碱',
      '伪麻黄素',
      '伪麻黄碱',
      '消旋麻黄碱',
      '去甲麻黄碱',
      '去甲伪麻黄碱',
      '甲基麻黄碱',
      '苯丙醇胺',
      '盐酸麻黄碱',
      '盐酸伪麻黄碱',
      '麻黄浸膏',
      '麻黄浸膏粉',
    ],
    english: ['pseudoephedrine', 'norephedrine', 'phenylpropanolamine', 'methylephedrine', 'ephedra extract'],
    abbr: ['PPA'],
    cas: ['50-98-6', '345-78-8', '154-41-6'],
  },
  'PC1-13': { names: ['羟亚胺盐酸盐'], cas: ['90717-16-1'] },
  'PC1-14': { names: ['邻酮', '邻氯苯基环戊基酮'], english: ['o-chlorophenyl cyclopentyl ketone'] },
  'PC1-15': {
    seen: ['溴代苯丙酮', '2-溴代苯丙酮'],
    names: ['α-溴代苯丙酮'],
    english: ['2-bromopropiophenone', 'alpha-bromopropiophenone'],
  },
  'PC1-16': {
    seen: ['α-氰基苯丙酮', 'α-苯乙酰基乙腈'],
    names: ['α-乙酰基苯乙腈'],
    english: ['alpha-acetylphenylacetonitrile', '2-phenylacetoacetonitrile'],
  },
  'PC1-17': { names: ['1-苯乙基-4-哌啶酮'], english: ['1-phenethyl-4-piperidone'] },
  'PC1-18': { names: ['去丙酰芬太尼'], english: ['despropionyl fentanyl'], abbr: ['ANPP'] },
  'PC1-19': {
    names: ['氯代麻黄碱', '氯麻黄碱', '氯代伪麻黄碱'],
    english: ['chloroephedrine', 'chloropseudoephedrine'],
  },
  'PC2-01': {
    names: ['苯醋酸', '苯乙酸钠', '苯乙酸钾'],
    english: ['benzeneacetic acid'],
    abbr: ['PAA'],
    cas: ['114-70-5', '13005-36-2'],
  },
  'PC2-02': {
    seen: ['乙酸酐'],
    names: ['醋酐', '乙酐', '无水醋酸'],
    english: ['ethanoic anhydride', 'acetyl oxide'],
    abbr: ['Ac2O'],
  },
  'PC2-03': { seen: ['氯仿'], names: ['哥罗芳'], english: ['trichloromethane'], abbr: ['TCM', 'CHCl3'] },
  'PC2-04': {
    names: ['二乙醚', '二乙基醚', '乙氧基乙烷', '麻醉乙醚'],
    english: ['ether', 'ethyl ether', 'ethoxyethane'],
    abbr: ['Et2O'],
  },
  'PC2-05': { seen: ['六氢吡啶'], names: ['氮己环', '氮杂环己烷'], english: ['hexahydropyridine', 'azinane'] },
  'PC2-06': { names: ['溴', '液溴'], abbr: ['Br2'] },
  'PC2-07': {
    seen: ['苯丙酮'],
    names: ['苯基乙基酮', '乙基苯基酮', '丙酰苯'],
    english: ['propiophenone', 'ethyl phenyl ketone'],
  },
  'PC2-08': {
    names: ['α-乙酰基苯乙酸甲酯', '2-苯基乙酰乙酸甲酯', '3-氧-2-苯基丁酸甲酯'],
    english: ['methyl 2-phenylacetoacetate', 'methyl 3-oxo-2-phenylbutanoate'],
  },
  'PC2-09': {
    names: ['α-苯基乙酰乙酰胺', 'α-乙酰基苯乙酰胺', '3-氧-2-苯基丁酰胺'],
    english: ['2-phenylacetoacetamide', '3-oxo-2-phenylbutanamide'],
  },
  'PC2-10': { names: ['PMK 缩水甘油酸'], english: ['PMK glycidic acid'] },
  'PC2-11': { names: ['PMK 缩水甘油酸甲酯'], english: ['PMK glycidate'] },
  'PC2-12': { names: ['4-苯胺基哌啶'], english: ['4-anilinopiperidine'] },
  'PC2-13': { names: ['N-Boc-4-苯胺基哌啶'], english: ['tert-butyl 4-anilinopiperidine-1-carboxylate'] },
  'PC2-14': { seen: ['去甲芬太尼'] },
  'PC2-16': {
    names: ['BMK 缩水甘油酸', 'BMK 缩水甘油酸甲酯', 'BMK 缩水甘油酸乙酯'],
    english: ['BMK glycidic acid', 'BMK methyl glycidate', 'BMK ethyl glycidate'],
  },
  'PC2-17': {
    names: ['2-苯基乙酰乙酸', 'α-乙酰基苯乙酸', '2-苯基乙酰乙酸乙酯'],
    english: ['ethyl 2-phenylacetoacetate'],
    abbr: ['EAPA'],
  },
  'PC2-18': { names: ['PMK 缩水甘油酸乙酯'], english: ['PMK ethyl glycidate'] },
  'PC2-19': {
    names: ['哌啶-4-酮', '4-氧代哌啶', '4-哌啶酮盐酸盐'],
    english: ['piperidin-4-one', '4-oxopiperidine'],
    cas: ['41979-39-9', '40064-34-4'],
  },
  'PC2-20': { names: ['N-Boc-4-哌啶酮', 'N-叔丁氧羰基-4-哌啶酮'], english: ['N-Boc-4-piperidone'] },
  'PC3-01': { names: ['甲基苯', '苯基甲烷'], english: ['methylbenzene', 'toluol'] },
  'PC3-02': { names: ['二甲基酮', '二甲酮', '木酮'], english: ['dimethyl ketone', '2-propanone'], abbr: ['DMK'] },
  'PC3-03': {
    seen: ['丁酮'],
    names: ['2-丁酮', '甲乙酮', '乙基甲基酮'],
    english: ['butanone', 'ethyl methyl ketone'],
    abbr: ['MEK'],
  },
  'PC3-04': { seen: ['灰锰氧', '过锰酸钾', 'PP 粉'], english: ["Condy's crystals"], abbr: ['KMnO4'] },
  'PC3-05': {
    names: ['浓硫酸', '稀硫酸', '硫镪水', '磺镪水', '电池酸', '蓄电池电解液'],
    english: ['sulfuric acid', 'oil of vitriol', 'battery acid'],
    abbr: ['H2SO4'],
  },
  'PC3-06': { seen: ['氢氯酸'], names: ['盐镪水', '浓盐酸'], english: ['muriatic acid'], abbr: ['HCl'] },
  'PC3-07': { names: ['氰化苄', '苄基氰'], english: ['phenylacetonitrile', 'benzyl nitrile'] },
  'PC3-08': {
    names: ['丁内酯', '4-丁内酯', '1,4-丁内酯', 'γ-羟基丁酸内酯'],
    english: ['butyrolactone', '4-butanolide'],
  },
};

export const aliases: readonly Alias[] = Object.entries(known).flatMap(
  ([code, { seen, names, english, abbr, cas }]) => {
    const rows = (texts: readonly string[] = [], kind: AliasKind, mark: EvidenceMark) =>
      texts.map((text) => ({ code, text, kind, mark }));
    return [
      ...rows(seen, 'alias', 'secondary'),
      ...rows(names, 'alias', 'from memory'),
      ...rows(english, 'english', 'from memory'),
      ...rows(abbr, 'abbreviation', 'from memory'),
      ...rows(cas, 'cas', 'from memory'),
    ];
  },
);
