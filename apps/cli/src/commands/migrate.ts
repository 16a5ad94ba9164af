import { Command } from 'commander';
import { migrate, readSettings, SettingsError } from '@yby/platform/wiring';
import { migrations } from '../../../migrations';
import { appendOnly, schemas } from '../../../modules';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      '把数据库更新到当前版本（以所有者身份），并给应用角色授权 / bring the database up to date as its owner',
    )
    .action(async () => {
      const { databaseUrl, ownerUrl } = readSettings();
      if (!ownerUrl)
        throw new SettingsError(
          'DATABASE_OWNER_URL: 未设置；迁移须以数据库所有者身份进行 / is not set; migrations run as the owner of the database',
        );
      const done = await migrate({
        ownerUrl,
        applicationUrl: databaseUrl,
        migrations,
        schemas,
        appendOnly,
        say: (line) => console.log(line),
      });
      console.log(done.length ? `${done.length} migrated` : 'up to date');
    });
}
