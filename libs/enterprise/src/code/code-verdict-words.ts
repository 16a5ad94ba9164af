import type { CodeVerdict, CodeWords } from './code-views';

type Words = { readonly zh: CodeWords; readonly en: CodeWords };

const say = (zh: string, zhTodo: string, en: string, enTodo: string): Words => ({
  zh: { title: zh, todo: zhTodo },
  en: { title: en, todo: enTodo },
});

export const codeVerdictWords: Readonly<Record<CodeVerdict, Words>> = {
  genuine: say('真实，已登记', '请核对名称与门牌是否一致', 'Genuine and registered', 'Compare the name with the gate'),
  not_registered: say(
    '码真实，但该单位目前不在册',
    '请勿与其交易；有疑问请联系所在地公安机关',
    'Genuine, but not registered now',
    'Do not trade with it; ask the police of its county',
  ),
  replaced: say(
    '此码已更换',
    '请扫描新码牌；发现仍在使用的旧码牌，请报告公安机关',
    'This code was replaced',
    'Scan the new plate; report an old plate that is still in use to the police',
  ),
  unknown: say(
    '查无此码',
    '请重新扫描或核对 16 位码；若码牌如此，请报告公安机关',
    'No such code',
    'Scan again or check the 16 characters; if the plate says so, report it to the police',
  ),
};
