import 'reflect-metadata';
import { Command } from 'commander';
import { SettingsError } from '@yby/platform/wiring';
import { auditCommands } from './commands/audit';
import { clockCommands } from './commands/clock';
import { deadlineCommands } from './commands/deadlines';
import { deliveryCommands } from './commands/deliveries';
import { drawCommands } from './commands/draw';
import { docsCommand } from './commands/docs';
import { keyCommands } from './commands/keys';
import { lawCommands } from './commands/law';
import { migrateCommand } from './commands/migrate';
import { permitCommands } from './commands/permit';
import { seedCommands } from './commands/seed';

const program = new Command('npm run -s cli --')
  .description('易报云操作员工具 / operator’s tool of Yi Bao Yun')
  .showHelpAfterError()
  .addCommand(migrateCommand())
  .addCommand(auditCommands())
  .addCommand(deliveryCommands())
  .addCommand(deadlineCommands())
  .addCommand(clockCommands())
  .addCommand(lawCommands())
  .addCommand(keyCommands())
  .addCommand(permitCommands())
  .addCommand(drawCommands())
  .addCommand(docsCommand());
for (const command of seedCommands()) program.addCommand(command);

program.parseAsync().then(
  () => process.exit(process.exitCode ?? 0),
  (error: Error) => {
    console.error(error instanceof SettingsError || process.env.NODE_ENV === 'production' ? error.message : error);
    process.exit(1);
  },
);
