import type { ScanText, Verdict } from './scan-view';

type Words = { readonly zh: ScanText; readonly en: ScanText };

const say = (zh: string, zhTodo: string, en: string, enTodo: string): Words => ({
  zh: { title: zh, todo: zhTodo },
  en: { title: en, todo: enTodo },
});

/** Each way a scan can end has its own plain answer and says what to do. */
export const verdictWords: Readonly<Record<Verdict, Words>> = {
  in_force: say(
    '有效',
    '核对单位、品种和余量后方可交货或放行',
    'In force',
    'Compare enterprise, substance and what is left before you deliver or let pass',
  ),
  not_yet_valid: say('尚未生效', '有效期开始前不得交货', 'Not yet valid', 'Do not deliver before it begins'),
  expired: say('已过期', '不得交货；请购买方重新备案', 'Expired', 'Do not deliver; the buyer must file again'),
  used_up: say(
    '已用完',
    '不得再交货；核对是否重复使用',
    'Used up',
    'Do not deliver; ask whether it is being used twice',
  ),
  suspended: say(
    '被暂扣',
    '暂扣期间不得交货、不得放行；恢复后才能使用，请联系发证机关',
    'Suspended',
    'Do not deliver or let pass while it is suspended; ask the issuing authority',
  ),
  revoked: say('已吊销', '不得交货；请立即报告公安机关', 'Revoked', 'Do not deliver; report to the police'),
  annulled: say('已撤销', '自始无效，不得交货；请立即报告公安机关', 'Annulled', 'Do not deliver; report to the police'),
  withdrawn: say(
    '已撤回',
    '发证机关已收回该证件，不得交货；请联系发证机关',
    'Withdrawn',
    'The authority took it back. Do not deliver; ask the issuing authority',
  ),
  cancelled: say(
    '已作废',
    '购买方已声明作废，不得交货；请购买方出示重新备案的证件',
    'Cancelled',
    'Its holder cancelled it unused. Do not deliver; ask the buyer for the new paper',
  ),
  deregistered: say('已注销', '不得交货；请联系发证机关', 'Deregistered', 'Do not deliver; ask the issuing authority'),
  replaced: say(
    '已换发',
    '这是更正前的旧件，不得凭它交货；请出示换发后的新件再扫码',
    'Replaced',
    'This is the paper before a correction. Do not deliver on it; ask for the new one and scan that',
  ),
  altered: say(
    '签名不符',
    '内容与签名对不上：被改动过，或整张是伪造的；扣留并报告公安机关',
    'The signature does not fit',
    'The content is not what was signed: altered, or forged as a whole. Keep it and report to the police',
  ),
  wrong_authority: say(
    '签发机关不符',
    '签名所用的密钥无权代表证上所写的机关；扣留并报告公安机关',
    'Wrong authority',
    'The key that signed it may not speak for the authority on the paper. Keep it and report to the police',
  ),
  forged: say(
    '不真实',
    '登记中从未签发过这张证件；扣留并报告公安机关',
    'Not genuine',
    'The register has never issued this paper. Keep it and report to the police',
  ),
  unknown_key: say(
    '签发者不明',
    '不是本系统签发；请联系持证人所在地公安机关核实',
    'Unknown issuer',
    'Not issued by this system; ask the police of its place',
  ),
  unreadable: say(
    '无法识别',
    '这不是证件二维码或证件编号；请重新扫描，或手工输入编号',
    'Not readable',
    'This is no permit code and no permit number; scan again or type the number',
  ),
  not_found: say(
    '查无此证',
    '请核对编号；若编号无误，请报告公安机关',
    'Not found',
    'Check the number; if it is right, report to the police',
  ),
};
