// English names of places from their Chinese names: pinyin, with the reading put right where the usual one is wrong, and
// the kind of division behind it. For Tibetan, Uyghur and Mongolian places this is pinyin of the Chinese characters; the
// cities whose romanised name is in common use have that one. Readings and romanised names: from memory.
import { pinyin } from 'pinyin-pro';

/** Characters read one way in every name of a division. */
const ALWAYS: Readonly<Record<string, string>> = { 都: 'du', 什: 'shi', 藏: 'zang', 曾: 'zeng', 莞: 'guan', 乐: 'le' };

/** Beginnings of names whose usual reading is wrong. */
const READINGS: Readonly<Record<string, string>> = {
  闵行: 'min hang',
  乐亭: 'lao ting',
  乐清: 'yue qing',
  乐陵: 'lao ling',
  万柏林: 'wan bai lin',
  蔚县: 'yu xian',
  繁峙: 'fan shi',
  洪洞: 'hong tong',
  大城: 'dai cheng',
  调兵山: 'diao bing shan',
  珲春: 'hun chun',
  穆棱: 'mu ling',
  绥棱: 'sui ling',
  大箐山: 'da qing shan',
  六合: 'lu he',
  六安: 'lu an',
  枞阳: 'zong yang',
  歙县: 'she xian',
  涡阳: 'guo yang',
  铅山: 'yan shan',
  单县: 'shan xian',
  莘县: 'shen xian',
  东阿: 'dong e',
  尉犁: 'yu li',
  浚县: 'xun xian',
  渑池: 'mian chi',
  荥阳: 'xing yang',
  泌阳: 'bi yang',
  召陵: 'shao ling',
  黄陂: 'huang pi',
  长子: 'zhang zi',
  大埔: 'da bu',
  番禺: 'pan yu',
  犍为: 'qian wei',
  筠连: 'jun lian',
  荥经: 'ying jing',
  牟定: 'mou ding',
  吴堡: 'wu bu',
  红寺堡: 'hong si bu',
  柞水: 'zha shui',
  宕昌: 'tan chang',
  称多: 'chen duo',
  阿克塞: 'a ke sai',
  厦门: 'xia men',
  蚌埠: 'beng bu',
  蚌山: 'beng shan',
};

/** Cities and prefectures known under a romanised name that is not pinyin. */
const ROMANISED: Readonly<Record<string, string>> = {
  呼和浩特市: 'Hohhot',
  鄂尔多斯市: 'Ordos',
  呼伦贝尔市: 'Hulunbuir',
  巴彦淖尔市: 'Bayannur',
  乌兰察布市: 'Ulanqab',
  兴安盟: 'Hinggan League',
  锡林郭勒盟: 'Xilingol League',
  阿拉善盟: 'Alxa League',
  哈尔滨市: 'Harbin',
  齐齐哈尔市: 'Qiqihar',
  拉萨市: 'Lhasa',
  日喀则市: 'Xigaze',
  昌都市: 'Qamdo',
  林芝市: 'Nyingchi',
  山南市: 'Shannan',
  那曲市: 'Nagqu',
  阿里地区: 'Ngari Prefecture',
  乌鲁木齐市: 'Urumqi',
  克拉玛依市: 'Karamay',
  吐鲁番市: 'Turpan',
  哈密市: 'Hami',
  和田地区: 'Hotan Prefecture',
  喀什地区: 'Kashgar Prefecture',
  阿勒泰地区: 'Altay Prefecture',
  阿克苏地区: 'Aksu Prefecture',
  博尔塔拉蒙古自治州: 'Bortala Mongol Autonomous Prefecture',
  巴音郭楞蒙古自治州: 'Bayingolin Mongol Autonomous Prefecture',
  克孜勒苏柯尔克孜自治州: 'Kizilsu Kyrgyz Autonomous Prefecture',
  伊犁哈萨克自治州: 'Ili Kazakh Autonomous Prefecture',
  阿坝藏族羌族自治州: 'Ngawa Tibetan Qiang Autonomous Prefecture',
  甘孜藏族自治州: 'Garze Tibetan Autonomous Prefecture',
  果洛藏族自治州: 'Golog Tibetan Autonomous Prefecture',
};

const PEOPLES: Readonly<Record<string, string>> = {
  哈尼族: 'Hani',
  彝族: 'Yi',
  傣族: 'Dai',
  白族: 'Bai',
  苗族: 'Miao',
  壮族: 'Zhuang',
  藏族: 'Tibetan',
  羌族: 'Qiang',
  布依族: 'Buyei',
  侗族: 'Dong',
  瑶族: 'Yao',
  回族: 'Hui',
  土家族: 'Tujia',
  朝鲜族: 'Korean',
  蒙古族: 'Mongol',
  满族: 'Manchu',
  黎族: 'Li',
  畲族: 'She',
  水族: 'Sui',
  土族: 'Tu',
  佤族: 'Va',
  拉祜族: 'Lahu',
  布朗族: 'Blang',
  景颇族: 'Jingpo',
  傈僳族: 'Lisu',
  纳西族: 'Naxi',
  独龙族: 'Derung',
  怒族: 'Nu',
  普米族: 'Pumi',
  仡佬族: 'Gelao',
  仫佬族: 'Mulao',
  毛南族: 'Maonan',
  各族: 'Various Nationalities',
  达斡尔族: 'Daur',
  鄂温克族: 'Evenki',
  东乡族: 'Dongxiang',
  保安族: 'Bonan',
  撒拉族: 'Salar',
  裕固族: 'Yugur',
  哈萨克族: 'Kazakh',
  锡伯族: 'Xibe',
  // Written without 族 in the names of Xinjiang.
  哈萨克: 'Kazakh',
  柯尔克孜: 'Kyrgyz',
  蒙古: 'Mongol',
  回: 'Hui',
  锡伯: 'Xibe',
  塔吉克: 'Tajik',
};
const peoplesByLength = Object.keys(PEOPLES).sort((a, b) => b.length - a.length);
/** Names in which a people is all there is, or stands before another kind. */
const OWN_NAME: Readonly<Record<string, string>> = {
  鄂伦春自治旗: 'Oroqen Autonomous Banner',
  鄂温克族自治旗: 'Evenki Autonomous Banner',
  前郭尔罗斯蒙古族自治县: 'Qian Gorlos Mongol Autonomous County',
  东乡族自治县: 'Dongxiang Autonomous County',
  瀍河回族区: 'Chanhe Hui District',
  管城回族区: 'Guancheng Hui District',
  顺河回族区: 'Shunhe Hui District',
  梅里斯达斡尔族区: 'Meilisi Daur District',
};

const KINDS: readonly (readonly [end: string, english: string])[] = [
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'],
  ['地区', 'Prefecture'],
  ['联合旗', 'United Banner'],
  ['林区', 'Forestry District'],
  ['特区', 'Special District'],
  ['矿区', 'Mining District'],
  ['新区', 'New Area'],
  ['盟', 'League'],
  ['旗', 'Banner'],
  ['县', 'County'],
  ['区', 'District'],
  ['市', 'City'],
];

/** 'ji shui' of 吉水, syllables apart. */
export function placePinyin(name: string): string[] {
  const begin = Object.keys(READINGS).find((one) => name.startsWith(one));
  const rest = begin ? name.slice(begin.length) : name;
  const usual = rest ? pinyin(rest, { toneType: 'none', type: 'array' }) : [];
  return [...(begin ? READINGS[begin]!.split(' ') : []), ...usual.map((one, i) => ALWAYS[[...rest][i]!] ?? one)];
}

/** Syllables as one word: rui, an → "Rui'an". */
export function asWord(syllables: readonly string[]): string {
  const word = syllables.map((one, i) => (i && /^[aeo]/.test(one) ? `'${one}` : one)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Peoples named at the end of a stem: 镇宁布依族苗族 → 镇宁 and ['Buyei', 'Miao']. */
function takePeoples(stem: string): [string, string[]] {
  for (const people of peoplesByLength)
    if (stem.endsWith(people) && stem.length > people.length) {
      const [rest, before] = takePeoples(stem.slice(0, -people.length));
      return [rest, [...before, PEOPLES[people]!]];
    }
  return [stem, []];
}

/** 'Rui’an City'; a city at prefecture level is named without 'City', as the table kept by hand does. */
export function englishPlace(name: string, level: 'prefecture' | 'county'): string {
  const known = ROMANISED[name] ?? OWN_NAME[name];
  if (known) return known;
  const [end, kind] = KINDS.find(([one]) => name.endsWith(one)) ?? ['', ''];
  const stem = end ? name.slice(0, -end.length) : name;
  const [own, peoples] = end.startsWith('自治') ? takePeoples(stem) : [stem, []];
  // 城区, 郊区, 矿区: the kind itself is the name.
  if (own === '' || (own.length === 1 && end === '区')) return `${asWord(placePinyin(name))} District`;
  // The reading may hang on the whole name: 单县, 蔚县.
  const word = asWord(placePinyin(name).slice(0, [...own].length));
  if (level === 'prefecture' && end === '市') return word;
  return [word, ...peoples, kind].filter(Boolean).join(' ');
}
