// The notice on personal data (个人信息保护法 7, 17): who, what, why, how long, whom to ask. One text for both languages.

interface Part {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lines: readonly { readonly zh: string; readonly en: string }[];
}

export const privacyNotice: readonly Part[] = [
  {
    id: 'who',
    title: { zh: '谁在处理', en: 'Who' },
    lines: [
      {
        zh: '处理者是受理事项的公安机关禁毒部门，为履行易制毒化学品管理的法定职责而处理（个人信息保护法 13、34）。',
        en: 'The narcotics units of the police that handle the matter, to carry out their legal duty over precursor chemicals (PIPL 13, 34).',
      },
    ],
  },
  {
    id: 'what',
    title: { zh: '处理哪些信息', en: 'What' },
    lines: [
      {
        zh: '账户：姓名、用户名、岗位、登录时间与所在网段。不收集通讯录和面部信息；扫码查验时的所在位置由您的设备另行询问，拒绝不影响办理。',
        en: 'Account: name, username, offices, times and network of sign-in. No contacts, no faces. The place of a scan is asked for by your device; refusing changes nothing.',
      },
      {
        zh: '办事：经办人、保管员、驾驶员等依法须载明的姓名、证件号码和电话，委托书与营业执照等材料。',
        en: 'Matters: names, identity numbers and phones of handlers, storekeepers and drivers as the law asks for them, mandates and licences.',
      },
      {
        zh: '身份证件号码属于敏感个人信息：号码和电话落盘即加密，对工作人员遮盖显示。',
        en: 'Identity numbers are sensitive: numbers and phones are sealed before they reach the disk, and masked for officers.',
      },
    ],
  },
  {
    id: 'looks',
    title: { zh: '谁能看到', en: 'Who sees it' },
    lines: [
      {
        zh: '只有承办机关的工作人员能看到所办事项；查看完整号码须选择理由并说明，打开扫描件同样留痕，记录不可更改。',
        en: 'Only officers of the authority that handles the matter. Whole numbers need a reason; scans opened are noted too, in a log that cannot be changed.',
      },
      {
        zh: '登录后在“账户 → 我的数据”可以查到谁看过；依法暂不告知的除外（个人信息保护法 18、35）。',
        en: 'After signing in, “Account → My data” tells who has looked, save where the law withholds it for a time (PIPL 18, 35).',
      },
      {
        zh: '公众查验证件只显示编号、状态、日期、种类和单位，不显示个人信息。',
        en: 'Anybody who checks a permit sees number, state, dates, kind and enterprise, never personal data.',
      },
    ],
  },
  {
    id: 'long',
    title: { zh: '保存多久', en: 'How long' },
    lines: [
      {
        zh: '台账保存二年（条例 19）；案卷按机关档案保管期限保存；日志不少于六个月。期满即匿名。',
        en: 'Books two years (regulation, article 19); case files as the rules for archives say; logs six months at least. Then names go.',
      },
      {
        zh: '其余信息在注销账户时立即删除：密码、验证方式、通知地址、消息、登录会话。',
        en: 'All else goes when the account is closed: password, second factors, addresses, messages, sessions.',
      },
    ],
  },
  {
    id: 'rights',
    title: { zh: '您的权利', en: 'Your rights' },
    lines: [
      {
        zh: '查阅、复制、更正、删除（个人信息保护法 44–47）：登录后在“账户 → 我的数据”导出或注销；单位登记事项在“单位档案”申报变更。',
        en: 'To see, copy, correct and delete (PIPL 44–47): export or close the account under “Account → My data”; correct the enterprise’s file by a change.',
      },
      {
        zh: '对处理有异议的，可以向受理机关提出；对答复不服的，可以申请行政复议或者提起诉讼。',
        en: 'Objections go to the authority that handles the matter; against its answer there is reconsideration and the court.',
      },
    ],
  },
  {
    id: 'cookies',
    title: { zh: 'Cookie 与设备存储', en: 'Cookies and storage' },
    lines: [
      {
        zh: '登录用 Cookie；语言选择、供离线核验的公开名单和尚未上报的查验记录存在您的设备上。不用于跟踪，不接入第三方统计。',
        en: 'Cookies for signing in; on your device the chosen language, the public lists for checks without network, and scans not yet sent. Nothing follows you, no third party counts.',
      },
    ],
  },
];
