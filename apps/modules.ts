// The one list of modules that make up the product. api, worker, cli and the journeys are composed of it.
import { audit } from '@yby/audit/wiring';
import { enterprise } from '@yby/enterprise/wiring';
import { identity } from '@yby/identity/wiring';
import { inspection } from '@yby/inspection/wiring';
import { ledger } from '@yby/ledger/wiring';
import { notifications } from '@yby/notifications/wiring';
import { permits } from '@yby/permits/wiring';
import { platform, type ModuleDeclaration } from '@yby/platform/wiring';
import { regulation } from '@yby/regulation/wiring';

export const modules: readonly ModuleDeclaration[] = [
  platform,
  regulation,
  identity,
  audit,
  enterprise,
  ledger,
  permits,
  inspection,
  notifications,
];

export const schemas = modules.map(({ name }) => name);
export const appendOnly = modules.flatMap((module) => [...(module.appendOnly ?? [])]);
