import { PDF } from '../filing';
import { registered } from '../joining';
import { madeUscc } from '../register-rows';
import { companies, officers, type Cases } from '../stranger-cases';

/** A move between two counties: of no concern to a third one. */
export const cases: Cases = async (city) => {
  const known = await registered(city, 'moves', madeUscc(920_009));
  const approver = await city.as('approver');
  const { hash, name } = await approver.upload(PDF, '迁移申请.pdf');
  const body = {
    kind: 'move',
    toDivision: '330304',
    newAddress: '温州市瓯海区娄桥大道 1 号',
    sites: [],
    reason: '整体搬迁',
    paper: { file: hash, name },
  };
  const { id } = await approver.post<{ id: string }>(`/enterprises/${known.enterpriseId}/transfers`, body);
  const one = { as: officers, real: { id }, party: 'approver', owner: 'moves' };
  return {
    'POST /enterprises/:id/transfers': { ...one, real: { id: known.enterpriseId }, body },
    'GET /transfers/:id': { ...one, as: [...companies, ...officers] },
    'GET /transfers/:id/paper': one,
    'POST /transfers/:id/accept': one,
    'POST /transfers/:id/decline': { ...one, body: { note: '未附新址证明' } },
    'POST /transfers/:id/withdraw': one,
  };
};
