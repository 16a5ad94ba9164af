import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type Organ = Schemas['OrganView'];
export type Person = Schemas['AccountRow'];
export type PersonDetail = Schemas['AccountDetail'];
export type Mandate = Schemas['MandateInput'];
export type Proposal = Schemas['ProposalView'];
export type Role = Schemas['Role'];

export const stateTones = { active: 'good', locked: 'due', closed: 'rest' } as const;
export const proposalTones = { proposed: 'due', confirmed: 'good', rejected: 'stop', expired: 'rest' } as const;
