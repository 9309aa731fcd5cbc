/** What a newly installed shop needs before its first ticket. */
export async function setUpShop({ shopId }: { shopId: string }): Promise<void> {
  void shopId;
}
