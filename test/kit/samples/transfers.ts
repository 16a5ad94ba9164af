import type { Samples } from '../bad-requests';
import { PDF } from '../filing';
import { registered } from '../joining';
import { madeUscc } from '../register-rows';

/** Moves to another county: proposed, accepted, declined, taken back. */
export const samples: Samples = async (city) => {
  const approver = await city.as('approver');
  const { hash, name } = await approver.upload(PDF, '迁移申请.pdf');
  const body = {
    kind: 'move',
    toDivision: '330303',
    newAddress: '温州市龙湾区滨海大道 1 号',
    sites: [],
    reason: '整体搬迁',
    paper: { file: hash, name },
  };
  const moving = async (n: number) => (await registered(city, `sample-moves-${n}`, madeUscc(920_000 + n))).enterpriseId;
  const proposed = async (n: number) =>
    (await approver.post<{ id: string }>(`/enterprises/${await moving(n)}/transfers`, body)).id;
  return {
    'POST /enterprises/:id/transfers': { as: 'approver', path: `/enterprises/${await moving(1)}/transfers`, body },
    'POST /transfers/:id/accept': { as: 'longwan', path: `/transfers/${await proposed(2)}/accept` },
    'POST /transfers/:id/decline': {
      as: 'longwan',
      path: `/transfers/${await proposed(3)}/decline`,
      body: { note: '未附新址证明' },
    },
    'POST /transfers/:id/withdraw': { as: 'approver', path: `/transfers/${await proposed(4)}/withdraw` },
  };
};
