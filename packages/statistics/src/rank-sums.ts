/** Sums of weights by rank, with prefix sums in logarithmic time (Fenwick 1994). */
export class RankSums {
  readonly tree: Float64Array;
  readonly own: Float64Array;
  total = 0;

  constructor(ranks: number) {
    this.tree = new Float64Array(ranks + 1);
    this.own = new Float64Array(ranks);
  }

  add(rank: number, weight: number): void {
    this.total += weight;
    this.own[rank]! += weight;
    for (let k = rank + 1; k < this.tree.length; k += k & -k) this.tree[k]! += weight;
  }

  below(rank: number): number {
    let sum = 0;
    for (let k = rank; k > 0; k -= k & -k) sum += this.tree[k]!;
    return sum;
  }

  at(rank: number): number {
    return this.own[rank]!;
  }
}
