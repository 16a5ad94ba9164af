// Hangs the messages into the house. Called by apps/ only.
import { PERSONAL_DATA, type ModuleDeclaration } from '@yby/platform';
import { OwnMessages } from './addresses/own-messages';
import { addressLifecycle } from './addresses/address.lifecycle';
import { Carriers } from './carriers/carrier';
import { MessagesController } from './messages/messages.controller';
import { MessageSettingsController } from './preferences/settings.controller';
import { SendDue } from './sendings/send-due';
import { sendingLifecycle } from './sendings/sending.lifecycle';
import { toldEvents } from './tell/recipients';
import { Tell } from './tell/tell';

export const notifications: ModuleDeclaration = {
  name: 'notifications',
  lifecycles: [addressLifecycle, sendingLifecycle],
  controllers: [MessageSettingsController, MessagesController],
  providers: [Carriers],
  ports: [{ port: PERSONAL_DATA, handler: OwnMessages }],
  listeners: toldEvents.map((event) => ({ event, name: 'notifications.tell', handler: Tell })),
  schedules: [{ name: 'notifications.send', everyMs: 5_000, handler: SendDue }],
};
