"""Words that often are right beside a slip, as the tables of slips name them."""

THE = "the a an this that these those my our your his her their its one each every all any some other another"
WE = "i we you they he she it"
CAN = "can could will would shall should must may might cannot can't won't don't doesn't didn't couldn't wouldn't shouldn't to"
IS = "is are was were be been being isn't aren't wasn't weren't gets get got"
