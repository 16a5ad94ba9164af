// Hangs the messages into the house. Called by apps/ only.
import type { ModuleDeclaration } from '@yby/platform';
import { MessagesController } from './messages/messages.controller';
import { toldEvents } from './tell/recipients';
import { Tell } from './tell/tell';

export const notifications: ModuleDeclaration = {
  name: 'notifications',
  controllers: [MessagesController],
  listeners: toldEvents.map((event) => ({ event, name: 'notifications.tell', handler: Tell })),
};
