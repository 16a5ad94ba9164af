/** Offices a person may hold; one English word per Chinese term (docs/glossary.md). */
export const roles = {
  enterprise_admin: { zh: '企业管理员', en: 'enterprise administrator' },
  agent: { zh: '经办人', en: 'agent' },
  storekeeper: { zh: '仓库保管员', en: 'storekeeper' },
  driver: { zh: '驾驶员', en: 'driver' },
  approver: { zh: '审批员', en: 'approver' },
  legal_reviewer: { zh: '法制审核员', en: 'legal reviewer' },
  inspector: { zh: '检查员', en: 'inspector' },
  supervisor: { zh: '主管', en: 'supervisor' },
  sysadmin: { zh: '系统管理员', en: 'system administrator' },
  secadmin: { zh: '安全管理员', en: 'security administrator' },
  auditadmin: { zh: '审计管理员', en: 'audit administrator' },
} as const;

export type Role = keyof typeof roles;

/** Who acts: a person in an office, a part of the system, or the unnamed public. */
export interface Actor {
  readonly kind: 'person' | 'system' | 'public';
  /** Account id of a person; the name of the part for the system. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly enterpriseId: string | null;
  /** Authority the person sits in, and its division (GB/T 2260), which bounds what is seen. */
  readonly organId: string | null;
  readonly organName: string | null;
  readonly division: string | null;
  /** Divisions of authorities in whose name the own authority decides today (行政许可法 24). */
  readonly delegated?: readonly string[];
  /** On leave today. */
  readonly away?: boolean;
  /** API key through which a program acts in this person's name; its id stands in every fact that it causes. */
  readonly keyId?: string;
}

export function systemActor(part: string): Actor {
  return {
    kind: 'system',
    id: part,
    name: part,
    roles: [],
    enterpriseId: null,
    organId: null,
    organName: null,
    division: null,
  };
}

export const publicActor: Actor = {
  kind: 'public',
  id: 'public',
  name: '公众',
  roles: [],
  enterpriseId: null,
  organId: null,
  organName: null,
  division: null,
};

/** The client's key of one write over HTTP, and the SHA-256 of method, path and body. */
export interface Idempotency {
  readonly key: string;
  readonly hash: string;
}

/** One request or job: who asks, under which key, and a number to quote. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  /** Present on every write over HTTP. */
  readonly idempotency?: Idempotency;
  /** Version that the client has seen (If-Match). */
  readonly ifMatch?: number;
}

export function systemCaller(part: string, requestId = part): Caller {
  return { actor: systemActor(part), requestId };
}
