import { say } from './template';

/** What people are told of offices and mandates. No message names anybody: the page behind it does, to whoever may see it. */
export const peopleTexts = {
  'mandate-ending': say(
    '委托书即将到期',
    'A mandate ends soon',
    '经办人的委托书 {until} 到期，到期后不能再办理业务。请提前续签。',
    'The mandate of an agent ends on {until}; afterwards the agent no longer acts. Enter a new one in time.',
  ),
  'mandate-gap': say(
    '两份委托书之间有空档',
    'Days without a mandate',
    '经办人的委托书 {until} 到期，下一份 {day} 才开始，其间不能办理业务。请补一份委托书。',
    'The mandate of an agent ends on {until} and the next begins on {day}; nothing can be done in between. Enter one for these days.',
  ),
  'mandate-ended': say(
    '委托书已到期',
    'A mandate has ended',
    '经办人的委托书已于 {until} 到期，现在不能办理业务。如需继续，请续签。',
    'The mandate of an agent ended on {until}; nothing can be done under it now. Enter a new one to go on.',
  ),
  'to-confirm': say(
    '有事项待您确认',
    'Something waits for your confirmation',
    '系统管理员提出了一件须由第二人确认的事项，请核对前后内容后确认或否决。',
    'An administrator proposed something that a second person must confirm. Compare before and after, then confirm or reject.',
  ),
} as const;
