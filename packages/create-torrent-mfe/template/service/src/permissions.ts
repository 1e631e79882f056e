/**
 * The actions of the portal's policies that protect this team's data. Which roles may do them is the portal's to say;
 * for actions of your own, ask those who run the portal. Choose ones whose holders fit until then.
 */
export const MAY_READ = 'item.read'
export const MAY_WRITE = 'order.create'
