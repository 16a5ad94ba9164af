// Hangs the register of enterprises into the house. Called by apps/ only.
import { ENTERPRISE_CARDS } from '@yby/identity';
import type { ModuleDeclaration } from '@yby/platform';
import { EnterpriseController } from './directory/enterprise.controller';
import { Cards } from './register/cards';
import { IMPACT_PORT } from '@yby/regulation';
import { EnterpriseImpact } from './facts/law-impact';
import { enterpriseLifecycle } from './register/enterprise.lifecycle';

export const enterprise: ModuleDeclaration = {
  name: 'enterprise',
  lifecycles: [enterpriseLifecycle],
  controllers: [EnterpriseController],
  providers: [{ provide: ENTERPRISE_CARDS, useClass: Cards }],
  ports: [{ port: IMPACT_PORT, handler: EnterpriseImpact }],
};
