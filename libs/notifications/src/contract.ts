// The words of messages, for whoever renders one: pure data and a pure function.
// Called by the web and by this module.
export { messageTexts, wordsOf, type MessageKind, type MessageWords } from './messages/message-texts';
