export { contractOf, type WrittenContract, writeContract } from './contract/write-contract.ts'
