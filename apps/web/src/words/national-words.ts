export const nationalWords = {
  'national.title': ['全国系统', 'National system'],
  'national.line': [
    '本系统尚未获授权出证，证件须在全国系统登记；此处是镜像。',
    'This system may not issue yet; the paper has to be registered in the national system. This is its mirror.',
  ],
  'national.number': ['全国编号', 'National number'],
  'national.on': ['登记日期', 'Registered on'],
  'national.reason': ['退回原因', 'Why it was declined'],
  'national.none': ['尚未登记', 'Not registered yet'],
  'national.enter': ['登记全国编号', 'Enter the national number'],
  'national.enterLine': [
    '按全国系统显示的内容录入。编号录入后不能更改。',
    'As the national system shows it. A number stays once it is entered.',
  ],
  'national.again': ['重新报送', 'Send again'],
  'national.againLine': [
    '改正后，本证将在下一批次重新报送全国系统。',
    'Once it is put right, the paper goes to the national system with the next batch.',
  ],
  'nationalState.waiting': ['待报送', 'Waiting'],
  'nationalState.sent': ['已报送', 'Sent'],
  'nationalState.registered': ['已登记', 'Registered'],
  'nationalState.declined': ['被退回', 'Declined'],
} as const;
