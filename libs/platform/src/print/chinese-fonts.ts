import { openSync, type Font } from 'fontkit';

export interface ChineseFonts {
  readonly regular: Font;
  readonly bold: Font;
}

let opened: ChineseFonts | undefined;

/** Noto Sans SC (SIL Open Font License), each file parsed once for the life of the process: 10 MB and 40 ms apiece. */
export function chineseFonts(): ChineseFonts {
  const at = (file: string) => openSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}.ttf`));
  opened ??= { regular: at('400Regular/NotoSansSC_400Regular'), bold: at('700Bold/NotoSansSC_700Bold') };
  return opened;
}
